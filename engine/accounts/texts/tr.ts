import type { LetterTexts } from "./texts.ts";

export const tr: LetterTexts = {
  greeting: "Merhaba,",
  confirm: {
    subject: "Lütfen hesabınızı onaylayın",
    before: [
      "biri, umarız siz, bu e-posta adresiyle randevular için bir hesap açtı: {office}.",
      "Bu adresi açın ve seçtiğiniz parolayı girin:",
    ],
    after: [
      "Adres 24 saat geçerlidir. Hesabı siz açmadıysanız bir şey yapmanız gerekmez: Onaylanmayan hesap kendiliğinden silinir.",
    ],
  },
  exists: {
    subject: "Zaten bir hesabınız var",
    before: [
      "biri, umarız siz, bu e-posta adresiyle randevular için bir hesap açmak istedi: {office}. Ancak zaten bir hesap var.",
      "Buradan giriş yapabilir veya yeni bir parola seçebilirsiniz:",
    ],
    after: ["Bu siz değilseniz bir şey yapmanız gerekmez. Hesabınızda hiçbir şey değişmedi."],
  },
  reset: {
    subject: "Hesabınız için yeni parola",
    before: [
      "biri, umarız siz, hesabınız için yeni bir parola istiyor: {office}.",
      "Buradan seçebilirsiniz:",
    ],
    after: [
      "Adres bir saat geçerlidir. Bu siz değilseniz bir şey yapmanız gerekmez. Parolanız olduğu gibi kalır.",
    ],
  },
  changed: {
    subject: "Parolanız değiştirildi",
    before: [
      "hesabınızın parolası az önce değiştirildi: {office}.",
      "Bu siz değilseniz hemen buradan yeni bir parola seçin:",
    ],
    after: [],
  },
  "passkey-added": {
    subject: "Bir geçiş anahtarı eklendi",
    before: [
      "hesabınıza az önce bir geçiş anahtarı eklendi: {office}. Bununla parola olmadan oturum açılabilir.",
      "Bunu siz yapmadıysanız hesabınızı hemen buradan güvene alın:",
    ],
    after: [],
  },
  "passkey-removed": {
    subject: "Bir geçiş anahtarı kaldırıldı",
    before: [
      "hesabınızdan az önce bir geçiş anahtarı kaldırıldı: {office}. Artık kimse onunla oturum açamaz.",
      "Bunu siz yapmadıysanız hesabınızı hemen buradan güvene alın:",
    ],
    after: [],
  },
  closing: "Bu ileti otomatik olarak gönderildi. Yanıtlar okunmaz.",
};
