import type { Texts } from "./texts.ts";

export const uk: Texts = {
  subject: {
    confirm: "Будь ласка, підтвердьте запис на {date}",
    confirmed: "Ваш запис: {date}, {time}",
    changed: "Новий час вашого запису: {date}, {time}",
    cancelled: "Ваш запис на {date} скасовано",
    reminder: "Завтра о {time}: ваш запис",
    nth: "Номер {number}: скоро ваша черга",
    called: "Номер {number}: будь ласка, підійдіть зараз",
  },
  sentence: {
    confirm: "{office}: Будь ласка, підтвердьте запис на {date}, {time} до {until}: {link}",
    confirmed:
      "{office}: Ваш запис: {date}, {time}. Код для термінала: {code}. Переглянути, перенести, скасувати: {link}",
    changed: "{office}: Новий час вашого запису: {date}, {time}. Код для термінала: {code}. {link}",
    cancelled: "{office}: Ваш запис на {date}, {time} скасовано.",
    reminder:
      "{office}: Ваш запис завтра, {date}, о {time}. Код для термінала: {code}. Не можете прийти? {link}",
    nth: "{office}: Номер {number}, скоро ваша черга. Перед вами: {ahead}.",
    called: "{office}: Номер {number}, будь ласка, підійдіть зараз: {counter}. {way}",
  },
  greeting: "Добрий день!",
  facts: {
    when: "Коли",
    where: "Де",
    matters: "Справа",
    code: "Код для термінала",
    link: "Переглянути, перенести, скасувати",
  },
  closing: "Це повідомлення надіслано автоматично. Відповіді на нього не читають.",
};
