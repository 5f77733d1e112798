import type { Texts } from "./texts.ts";

export const ar: Texts = {
  subject: {
    confirm: "يرجى تأكيد موعدكم في {date}",
    confirmed: "موعدكم في {date} الساعة {time}",
    changed: "وقت جديد لموعدكم: {date} الساعة {time}",
    cancelled: "تم إلغاء موعدكم في {date}",
    reminder: "غدًا الساعة {time}: موعدكم",
    nth: "الرقم {number}: اقترب دوركم",
    called: "الرقم {number}: يرجى الحضور الآن",
  },
  sentence: {
    confirm: "{office}: يرجى تأكيد موعدكم في {date} الساعة {time} قبل الساعة {until}: {link}",
    confirmed:
      "{office}: موعدكم في {date} الساعة {time}. رمز الجهاز: {code}. للعرض أو التغيير أو الإلغاء: {link}",
    changed: "{office}: موعدكم الجديد في {date} الساعة {time}. رمز الجهاز: {code}. {link}",
    cancelled: "{office}: تم إلغاء موعدكم في {date} الساعة {time}.",
    reminder: "{office}: موعدكم غدًا، {date}، الساعة {time}. رمز الجهاز: {code}. لا يمكنكم الحضور؟ {link}",
    nth: "{office}: الرقم {number}، اقترب دوركم. أمامكم: {ahead}.",
    called: "{office}: الرقم {number}، يرجى التوجه الآن إلى {counter}. {way}",
  },
  greeting: "مرحبًا،",
  facts: {
    when: "الوقت",
    where: "المكان",
    matters: "المعاملة",
    code: "رمز الجهاز",
    link: "للعرض أو التغيير أو الإلغاء",
  },
  closing: "أُرسلت هذه الرسالة تلقائيًا. لا تُقرأ الردود عليها.",
};
