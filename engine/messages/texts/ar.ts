import type { Texts } from "./texts.ts";

export const ar: Texts = {
  subject: {
    confirm: "يرجى تأكيد موعدكم في {date}",
    confirmed: "تم حجز موعدكم: {date} الساعة {time}",
    changed: "تم تغيير وقت موعدكم: {date} الساعة {time}",
    cancelled: "تم إلغاء موعدكم في {date}",
    reminder: "نذكّركم بموعدكم غدًا الساعة {time}",
    nth: "الرقم {number}: اقترب دوركم",
    called: "الرقم {number}: يرجى الحضور الآن",
    "confirm-request": "يرجى تأكيد طلب الموعد",
    requested: "وصل طلبكم: القرعة في {date}",
    "requested-already": "أنتم مشاركون بالفعل: القرعة في {date}",
    "passed-over": "لم تصبكم القرعة هذه المرة: الأسبوع الذي يبدأ {week}",
  },
  sentence: {
    confirm: "{office}: يرجى تأكيد موعدكم في {date} الساعة {time} قبل الساعة {until}: {link}",
    confirmed:
      "{office}: {drawn} تم حجز موعدكم: {date} الساعة {time}. رمز الجهاز: {code}. للعرض أو التغيير أو الإلغاء: {link}",
    changed: "{office}: تم تغيير موعدكم إلى {date} الساعة {time}. {because} رمز الجهاز: {code}. {link}",
    cancelled: "{office}: تم إلغاء موعدكم في {date} الساعة {time}. {because}",
    reminder:
      "{office}: نذكّركم بموعدكم غدًا، {date}، الساعة {time}. رمز الجهاز: {code}. لا يمكنكم الحضور؟ {link}",
    nth: "{office}: الرقم {number}، اقترب دوركم. أمامكم: {ahead}.",
    called: "{office}: الرقم {number}، يرجى التوجه الآن إلى {counter}. {way}",
    "confirm-request": "{office}: يرجى تأكيد طلبكم، وإلا فلن يدخل القرعة في {date} الساعة {time}: {link}",
    requested:
      "{office}: وصل طلبكم للأسبوع الذي يبدأ {week}. تجرى القرعة في {date} الساعة {time} ثم نخبركم بالنتيجة. للعرض أو السحب: {link}",
    "requested-already":
      "{office}: أُرسل طلب آخر لأجلكم للأسبوع الذي يبدأ {week}. لكل شخص فرصة واحدة: طلبكم الأول هو المعتمد، والقرعة في {date} الساعة {time}. للعرض أو السحب: {link}",
    "passed-over":
      "{office}: في قرعة الأسبوع الذي يبدأ {week} لم يبق موعد لكم للأسف. الأوقات المتبقية والقرعة القادمة: {link}",
  },
  letter: {
    confirmed: "تم حجز موعدكم.",
    changed: "تم تغيير وقت موعدكم.",
    reminder: "نذكّركم بموعدكم غدًا.",
  },
  drawn: "أصابتكم القرعة: {matters}.",
  because: "السبب: {reason}.",
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
