import type { Texts } from "./texts.ts";

export const en: Texts = {
  subject: {
    confirm: "Please confirm your appointment on {date}",
    confirmed: "Your appointment on {date} at {time} is booked",
    changed: "Your appointment has a new time: {date} at {time}",
    cancelled: "Your appointment on {date} is cancelled",
    reminder: "Your appointment is tomorrow at {time}",
    nth: "Number {number}: it is your turn soon",
    called: "Number {number}: please come now",
    "confirm-request": "Please confirm your request for an appointment",
    requested: "Your request has arrived: the draw is on {date}",
    "requested-already": "You take part already: the draw is on {date}",
    "passed-over": "Your request for the week of {week} has not been drawn",
  },
  sentence: {
    confirm: "{office}: Please confirm your appointment on {date} at {time} by {until}: {link}",
    confirmed:
      "{office}: {drawn} Your appointment is on {date} at {time}. Code for the kiosk: {code}. See, move or cancel it: {link}",
    changed:
      "{office}: Your appointment is now on {date} at {time}. {because} Code for the kiosk: {code}. {link}",
    cancelled: "{office}: Your appointment on {date} at {time} is cancelled. {because}",
    reminder:
      "{office}: Your appointment is tomorrow, {date}, at {time}. Code for the kiosk: {code}. Can you not come? {link}",
    nth: "{office}: Number {number}, it is your turn soon. Ahead of you: {ahead}.",
    called: "{office}: Number {number}, please come to {counter} now. {way}",
    "confirm-request":
      "{office}: Please confirm your request, or it will not take part in the draw on {date} at {time}: {link}",
    requested:
      "{office}: We have your request for the week of {week}. The draw is on {date} at {time}; we will tell you the result. See or withdraw it: {link}",
    "requested-already":
      "{office}: Another request for the week of {week} was sent for you. Each person has one lot: your first request counts, the draw is on {date} at {time}. See or withdraw it: {link}",
    "passed-over":
      "{office}: Your request for the week of {week} has not been drawn this time. Remaining times and the next draw: {link}",
  },
  letter: {
    confirmed: "Your appointment is booked.",
    changed: "Your appointment has a new time.",
    reminder: "This is to remind you of your appointment tomorrow.",
  },
  drawn: "You have been drawn: {matters}.",
  because: "Reason: {reason}.",
  greeting: "Hello,",
  facts: {
    when: "When",
    where: "Where",
    matters: "What for",
    code: "Code for the kiosk",
    link: "See, move or cancel it",
  },
  closing: "This message was sent automatically. Replies to it are not read.",
};
