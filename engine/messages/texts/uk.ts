import type { Texts } from "./texts.ts";

export const uk: Texts = {
  subject: {
    confirm: "Будь ласка, підтвердьте свій запис: {date}",
    confirmed: "Ваш запис підтверджено: {date}, {time}",
    changed: "Час вашого запису змінено: {date}, {time}",
    cancelled: "Ваш запис скасовано: {date}",
    reminder: "Нагадуємо про ваш запис завтра о {time}",
    nth: "Номер {number}: скоро підійде ваша черга",
    called: "Номер {number}: будь ласка, підійдіть зараз",
  },
  sentence: {
    confirm: "{office}: Будь ласка, підтвердьте до {until} свій запис ({date}, {time}): {link}",
    confirmed:
      "{office}: Ваш запис підтверджено: {date}, {time}. Код для термінала: {code}. Переглянути, перенести, скасувати: {link}",
    changed:
      "{office}: Час вашого запису змінено: {date}, {time}. {because} Код для термінала: {code}. {link}",
    cancelled: "{office}: Ваш запис скасовано: {date}, {time}. {because}",
    reminder:
      "{office}: Нагадуємо про ваш запис завтра ({date}, {time}). Код для термінала: {code}. Не можете прийти? {link}",
    nth: "{office}: Номер {number}, скоро підійде ваша черга. Перед вами: {ahead}.",
    called: "{office}: Номер {number}, будь ласка, підійдіть зараз: {counter}. {way}",
  },
  letter: {
    confirmed: "Ваш запис підтверджено.",
    changed: "Час вашого запису змінено.",
    reminder: "Нагадуємо про ваш запис завтра.",
  },
  because: "Причина: {reason}.",
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
