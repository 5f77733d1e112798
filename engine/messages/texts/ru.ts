import type { Texts } from "./texts.ts";

export const ru: Texts = {
  subject: {
    confirm: "Пожалуйста, подтвердите свою запись: {date}",
    confirmed: "Ваша запись подтверждена: {date}, {time}",
    changed: "Время вашей записи изменено: {date}, {time}",
    cancelled: "Ваша запись отменена: {date}",
    reminder: "Напоминаем о вашей записи завтра в {time}",
    nth: "Номер {number}: скоро подойдёт ваша очередь",
    called: "Номер {number}: пожалуйста, подойдите сейчас",
  },
  sentence: {
    confirm: "{office}: Пожалуйста, подтвердите до {until} свою запись ({date}, {time}): {link}",
    confirmed:
      "{office}: Ваша запись подтверждена: {date}, {time}. Код для терминала: {code}. Посмотреть, перенести, отменить: {link}",
    changed:
      "{office}: Время вашей записи изменено: {date}, {time}. {because} Код для терминала: {code}. {link}",
    cancelled: "{office}: Ваша запись отменена: {date}, {time}. {because}",
    reminder:
      "{office}: Напоминаем о вашей записи завтра ({date}, {time}). Код для терминала: {code}. Не можете прийти? {link}",
    nth: "{office}: Номер {number}, скоро подойдёт ваша очередь. Перед вами: {ahead}.",
    called: "{office}: Номер {number}, пожалуйста, подойдите сейчас: {counter}. {way}",
  },
  letter: {
    confirmed: "Ваша запись подтверждена.",
    changed: "Время вашей записи изменено.",
    reminder: "Напоминаем о вашей записи завтра.",
  },
  because: "Причина: {reason}.",
  greeting: "Здравствуйте!",
  facts: {
    when: "Когда",
    where: "Где",
    matters: "Вопрос",
    code: "Код для терминала",
    link: "Посмотреть, перенести, отменить",
  },
  closing: "Это сообщение отправлено автоматически. Ответы на него не читают.",
};
