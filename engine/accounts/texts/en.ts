import type { LetterTexts } from "./texts.ts";

export const en: LetterTexts = {
  greeting: "Hello,",
  confirm: {
    subject: "Please confirm your account",
    before: [
      "somebody, hopefully you, has created an account for appointments with this email address: {office}.",
      "Open this address and enter the password you chose:",
    ],
    after: [
      "The address works for 24 hours. Did you not create an account? Then there is nothing you need to do: without confirmation it disappears by itself.",
    ],
  },
  exists: {
    subject: "You have an account already",
    before: [
      "somebody, hopefully you, tried to create an account for appointments with this email address: {office}. But there is one already.",
      "Sign in or choose a new password here:",
    ],
    after: ["Was it not you? Then there is nothing you need to do. Nothing in your account was changed."],
  },
  reset: {
    subject: "A new password for your account",
    before: ["somebody, hopefully you, wants a new password for your account: {office}.", "Choose it here:"],
    after: [
      "The address works for one hour. Was it not you? Then there is nothing you need to do. Your password stays as it is.",
    ],
  },
  changed: {
    subject: "Your password was changed",
    before: [
      "the password of your account has just been changed: {office}.",
      "Was it not you? Then choose a new password at once:",
    ],
    after: [],
  },
  "passkey-added": {
    subject: "A passkey was set up",
    before: [
      "a passkey has just been set up for your account: {office}. With it one can sign in without a password.",
      "Was it not you? Then secure your account here at once:",
    ],
    after: [],
  },
  "passkey-removed": {
    subject: "A passkey was removed",
    before: [
      "a passkey has just been removed from your account: {office}. Nobody can sign in with it any more.",
      "Was it not you? Then secure your account here at once:",
    ],
    after: [],
  },
  closing: "This message was sent automatically. Nobody reads replies to it.",
};
