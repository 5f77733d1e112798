import type { Texts } from "./texts.ts";

export const tr: Texts = {
  subject: {
    confirm: "Lütfen {date} tarihli randevunuzu onaylayın",
    confirmed: "Randevunuz alındı: {date}, saat {time}",
    changed: "Randevunuz değişti: {date}, saat {time}",
    cancelled: "{date} tarihli randevunuz iptal edildi",
    reminder: "Yarın saat {time} randevunuz var",
    nth: "Numara {number}: sıranız yaklaşıyor",
    called: "Numara {number}: lütfen şimdi gelin",
    "confirm-request": "Lütfen randevu isteğinizi onaylayın",
    requested: "Randevu isteğiniz alındı: kura {date}",
    "requested-already": "Zaten katılıyorsunuz: kura {date}",
    "passed-over": "Bu kez randevu çıkmadı: {week} haftasının kurası",
  },
  sentence: {
    confirm: "{office}: Lütfen {date}, saat {time} randevunuzu saat {until} olmadan onaylayın: {link}",
    confirmed:
      "{office}: {drawn} Randevunuz alındı: {date}, saat {time}. Kiosk kodu: {code}. Görüntüle, ertele, iptal et: {link}",
    changed:
      "{office}: Randevunuz değişti. Yeni zaman: {date}, saat {time}. {because} Kiosk kodu: {code}. {link}",
    cancelled: "{office}: {date}, saat {time} randevunuz iptal edildi. {because}",
    reminder:
      "{office}: Yarın ({date}, saat {time}) randevunuz var. Kiosk kodu: {code}. Gelemiyor musunuz? {link}",
    nth: "{office}: Numara {number}, sıranız yaklaşıyor. Önünüzde bekleyen: {ahead}.",
    called: "{office}: Numara {number}, lütfen şimdi gelin: {counter}. {way}",
    "confirm-request":
      "{office}: Lütfen randevu isteğinizi onaylayın, yoksa {date}, saat {time} kurasına katılmaz: {link}",
    requested:
      "{office}: {week} ile başlayan hafta için isteğiniz alındı. Kura {date}, saat {time}; sonucu size bildireceğiz. Görüntüle, geri çek: {link}",
    "requested-already":
      "{office}: Sizin için {week} ile başlayan hafta için bir istek daha gönderildi. Her kişinin bir hakkı vardır: ilk isteğiniz geçerli, kura {date}, saat {time}. Görüntüle, geri çek: {link}",
    "passed-over":
      "{office}: {week} ile başlayan haftanın kurasında size randevu kalmadı. Kalan saatler ve sonraki kura: {link}",
  },
  letter: {
    confirmed: "Randevunuz alındı.",
    changed: "Randevunuzun saati değişti.",
    reminder: "Yarınki randevunuzu hatırlatırız.",
  },
  drawn: "Kura size çıktı: {matters}.",
  because: "Nedeni: {reason}.",
  greeting: "Merhaba,",
  facts: {
    when: "Ne zaman",
    where: "Nerede",
    matters: "İşlem",
    code: "Kiosk kodu",
    link: "Görüntüle, ertele, iptal et",
  },
  closing: "Bu mesaj otomatik olarak gönderildi. Yanıtlar okunmaz.",
};
