import { plurals } from "../plural.ts";
import type { AccountWords } from "./de.ts";

const n = plurals("en");

export const accountEn: AccountWords = {
  signInTitle: "Sign in",
  needed: "You need an account for this appointment. Once signed in, you go on where you were.",
  portal: "Sign in through the portal",
  portalHint: "You sign in on the town's own pages and come back here.",
  byEmail: "With email address and password",
  password: "Password",
  signIn: "Sign in",
  signOut: "Sign out",
  passkey: "Sign in with a passkey",
  passkeyFailed: "That did not work with the passkey. Please try again or sign in another way.",
  create: "Create an account",
  forgot: "Forgotten password",
  wrong:
    "Email address or password is wrong, or the address is not confirmed yet. In that case we have sent you an email to confirm it.",
  wrongPassword: "The password is wrong.",
  badPassword: (least: number, most: number) =>
    `The password needs at least ${least} and at most ${most} characters.`,
  passwordHint: (least: number) => `At least ${least} characters. Several words are easier to remember.`,
  emailHint: "We send a link there with which you confirm the account.",
  privacy:
    "We store email address and password encrypted. We delete an account that nobody uses for two years. You can delete it yourself at any time.",
  existing: "I have an account already",
  letterTitle: "Please look into your mailbox",
  letterSent: "We are writing to",
  letterHint:
    "The email says how to go on. Nothing arrived? Look into the spam folder and check the address. We say the same here for every address, so that nobody learns who has an account.",
  openHere:
    "It is best to open the link in the email in this browser. Did you open it somewhere else? Then come back here afterwards and sign in.",
  confirmTitle: "Confirm your account",
  confirmHint: "The password you chose when you created the account.",
  confirm: "Confirm and sign in",
  deadLink: "This link does not work any more. It is too old, or there is a newer one.",
  again: "Ask for a new link",
  resetHint: "We send a link there with which you choose a new password.",
  send: "Send the link",
  newPassword: "New password",
  save: "Save the password",
  resetDone: "Your new password works. Please sign in with it.",
  mine: "My appointments",
  signedInAs: "Signed in as",
  none: "You have no upcoming appointments.",
  past: "Earlier appointments",
  settings: "Account and data",
  viaPortal: (portal: string) =>
    `You sign in with this account: ${portal}. Name and email address come from there.`,
  changePassword: "Change password",
  currentPassword: "Current password",
  changed: "Your password is changed. You were signed out on other devices.",
  passkeys: "Your passkeys",
  passkeysHint:
    "With a passkey you sign in without a password: by fingerprint, face or the PIN of your device.",
  passkeyAdd: "Set up a passkey",
  passkeyPassword: "So that nobody else sets up a passkey for your account.",
  signInAnew:
    "To set up a passkey, please sign in once more. That way nobody else sets one up for your account.",
  passkeyAdded: "Your passkey is set up.",
  passkeysGo: "All passkeys are removed along with the old password: one of them might be somebody else's.",
  passkeysKeep: "I know all of them and want to keep them",
  passkeyOf: (date: string) => `Passkey, set up on ${date}`,
  passkeyRemoved: "The passkey does not work any more. Delete it on your device, too.",
  remove: "Remove",
  needsScript: "To set one up your browser needs JavaScript.",
  data: "Your data",
  exportHint: "Everything we keep with your account, as a file (JSON).",
  export: "Download your data",
  erase: "Delete account",
  goes: "This is deleted at once",
  goesList: [
    "Your account with email address, name, password and passkeys",
    "Your details of past and cancelled appointments",
    "Our messages to you about these appointments",
  ],
  stays: "This stays",
  staysList: [
    "That there were appointments, with time and matter, but without name and address: for statistics.",
    "What you applied for at the office: that is in the office's own systems, not here.",
    "Backup copies hold your data encrypted until they are overwritten.",
    "If you signed in through the town's portal: your account there. You delete it in the portal.",
  ],
  comingChoice: (count: number) =>
    n(count, {
      one: "You still have # upcoming appointment. What shall become of it?",
      other: "You still have # upcoming appointments. What shall become of them?",
    }),
  comingKeep:
    "Keep. The office still sees who comes and deletes the details after the appointment. You manage it by the link in the confirmation.",
  comingCancel: "Cancel and delete the details at once. You will not get an email about it any more.",
  erasePassword: "So that nobody else deletes your account.",
  eraseNow: "Delete the account for good",
  erased: "Your account is deleted.",
  portalAway:
    "The town's portal does not answer at the moment. Please try again later, or sign in with email address and password.",
  portalDeclined: "You broke off the sign-in at the portal. Nothing was passed on.",
  portalStale: "This sign-in at the portal has expired or was used already. Please begin again.",
  portalMismatch: "The portal's answer does not fit your sign-in. Please begin again.",
  portalAgain: "Sign in again",
  oldPage: "This page belongs to an earlier sign-in. Please load the page again.",
  guide: {
    link: "Guide: step by step to your account",
    title: "How to get your account",
    intro: "With an account you book appointments and see all of them in one place.",
    needed: "You need an account to book online.",
    notNeeded: "You book without an account.",
    ownTitle: "With email address and password",
    own: [
      "Choose “Create an account”.",
      "Enter your email address and think of a password. Several words that do not belong together are best.",
      "Open your mailbox. There is an email from us. Open the link in it: it works for 24 hours.",
      "Enter your password once more. Now the account is confirmed and you are signed in.",
      "Book your appointment. You then find it under “My appointments”, where you can move and cancel it.",
    ],
    portalTitle: (portal: string) => `With an account of the town: ${portal}`,
    anyPortal: "the town's portal",
    portal: [
      "Is there a button “Sign in through the portal” on the page “Sign in”? Then you can use the account you already have there.",
      "Choose the button. You come to the town's pages. Check at the top of the browser that the address is right.",
      "Sign in there. Your password stays in the portal: we do not learn it.",
      "The portal asks whether it may pass on your name and email address. Agree to that.",
      "You come back here, are signed in, and go on where you were.",
    ],
    passkeyTitle: "Next time without a password: with a passkey",
    passkey: [
      "Open “Account and data” and choose “Set up a passkey”.",
      "Your device asks for your fingerprint, face or PIN. That stays on your device.",
      "Next time choose “Sign in with a passkey”. There is nothing to type.",
    ],
    troubleTitle: "If something does not work",
    trouble: [
      {
        ask: "No email arrives.",
        answer:
          "Wait a few minutes and look into the spam folder. Otherwise create the account once more: the link in the newest email counts.",
      },
      {
        ask: "I have forgotten my password.",
        answer:
          "Choose “Forgotten password” on the page “Sign in”. You reset the portal's password in the portal.",
      },
      {
        ask: "My time ran out while I was signing in.",
        answer: "Choose the time once more. Now you are signed in, and it goes faster.",
      },
      {
        ask: "I do not want an account.",
        answer:
          "Come without an appointment during opening hours, or have an appointment made on the phone or at the counter.",
      },
    ],
  },
};
