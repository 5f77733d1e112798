import type { Texts } from "./texts.ts";

export const ru: Texts = {
  subject: {
    confirm: "Пожалуйста, подтвердите запись на {date}",
    confirmed: "Ваша запись: {date}, {time}",
    changed: "Новое время вашей записи: {date}, {time}",
    cancelled: "Ваша запись на {date} отменена",
    reminder: "Завтра в {time}: ваша запись",
    nth: "Номер {number}: скоро ваша очередь",
    called: "Номер {number}: пожалуйста, подойдите сейчас",
  },
  sentence: {
    confirm: "{office}: Пожалуйста, подтвердите запись на {date}, {time} до {until}: {link}",
    confirmed:
      "{office}: Ваша запись: {date}, {time}. Код для терминала: {code}. Посмотреть, перенести, отменить: {link}",
    changed: "{office}: Новое время вашей записи: {date}, {time}. Код для терминала: {code}. {link}",
    cancelled: "{office}: Ваша запись на {date}, {time} отменена.",
    reminder:
      "{office}: Ваша запись завтра, {date}, в {time}. Код для терминала: {code}. Не можете прийти? {link}",
    nth: "{office}: Номер {number}, скоро ваша очередь. Перед вами: {ahead}.",
    called: "{office}: Номер {number}, пожалуйста, подойдите сейчас: {counter}. {way}",
  },
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
