import { plurals } from "../plural.ts";
import type { AccountWords } from "./de.ts";

const n = plurals("tr");

export const accountTr: AccountWords = {
  signInTitle: "Giriş",
  needed:
    "Bu randevu için bir hesap gerekiyor. Bu sırada saatiniz sizin için tutulur. Giriş yaptıktan sonra kaldığınız yerden devam edersiniz.",
  portal: "Portal üzerinden giriş yapın",
  portalHint: "Belediyenin kendi sayfalarında giriş yapar ve buraya geri dönersiniz.",
  byEmail: "E-posta adresi ve parola ile",
  password: "Parola",
  signIn: "Giriş yap",
  signOut: "Çıkış yap",
  passkey: "Geçiş anahtarı ile giriş yap",
  passkeyFailed: "Geçiş anahtarı ile olmadı. Lütfen yeniden deneyin veya başka bir yolla giriş yapın.",
  create: "Hesap aç",
  forgot: "Parolamı unuttum",
  wrong:
    "E-posta adresi veya parola yanlış ya da adres henüz onaylanmadı. Onaylanmadıysa size bir e-posta göndermiştik.",
  wrongPassword: "Parola yanlış.",
  badPassword: (least: number, most: number) => `Parola en az ${least}, en fazla ${most} karakter olmalıdır.`,
  passwordHint: (least: number) => `En az ${least} karakter. Birkaç kelimeyi akılda tutmak daha kolaydır.`,
  emailHint: "Hesabı onaylamanız için oraya bir bağlantı göndeririz.",
  privacy:
    "E-posta adresinizi ve parolanızı şifreli saklarız. İki yıl kullanılmayan hesabı sileriz. İstediğiniz zaman kendiniz de silebilirsiniz.",
  existing: "Zaten bir hesabım var",
  letterTitle: "Lütfen e-posta kutunuza bakın",
  letterSent: "Yazdığımız adres:",
  letterHint:
    "Nasıl devam edeceğiniz e-postada yazıyor. Bir şey gelmediyse spam klasörüne bakın ve adresin doğru olup olmadığını kontrol edin. Kimde hesap olduğunu kimse öğrenmesin diye burada her adres için aynı şeyi yazarız.",
  confirmTitle: "Hesabı onaylayın",
  confirmHint: "Hesabı açarken seçtiğiniz parola.",
  confirm: "Onayla ve giriş yap",
  deadLink: "Bu bağlantı artık geçerli değil. Çok eski ya da daha yenisi var.",
  again: "Yeni bağlantı iste",
  resetHint: "Yeni parola seçmeniz için oraya bir bağlantı göndeririz.",
  send: "Bağlantıyı gönder",
  newPassword: "Yeni parola",
  save: "Parolayı kaydet",
  resetDone: "Yeni parolanız geçerli. Lütfen onunla giriş yapın.",
  mine: "Randevularım",
  signedInAs: "Giriş yapan:",
  none: "Yaklaşan randevunuz yok.",
  past: "Önceki randevular",
  settings: "Hesap ve veriler",
  viaPortal: (portal: string) =>
    `Şu hesapla giriş yapıyorsunuz: ${portal}. Ad ve e-posta adresi oradan gelir.`,
  changePassword: "Parolayı değiştir",
  currentPassword: "Şimdiki parola",
  changed: "Parolanız değişti. Diğer cihazlarda oturumunuz kapatıldı.",
  passkeys: "Geçiş anahtarlarınız",
  passkeysHint: "Geçiş anahtarıyla parolasız girersiniz: parmak izi, yüz veya cihazınızın PIN'i ile.",
  passkeyAdd: "Geçiş anahtarı oluştur",
  passkeyPassword: "Başka biri hesabınız için geçiş anahtarı oluşturamasın diye.",
  signInAnew:
    "Geçiş anahtarı oluşturmak için lütfen yeniden giriş yapın. Böylece başka biri hesabınız için anahtar oluşturamaz.",
  passkeyAdded: "Geçiş anahtarınız hazır.",
  passkeysGo:
    "Eski parolayla birlikte tüm geçiş anahtarları da kaldırılır: İçlerinden biri başkasına ait olabilir.",
  passkeysKeep: "Hepsini tanıyorum, kalsınlar",
  passkeyOf: (date: string) => `Geçiş anahtarı, oluşturulma: ${date}`,
  passkeyRemoved: "Geçiş anahtarı artık geçerli değil. Onu cihazınızdan da silin.",
  remove: "Kaldır",
  needsScript: "Oluşturmak için tarayıcınızda JavaScript gerekir.",
  data: "Verileriniz",
  exportHint: "Hesabınızla ilgili sakladığımız her şey, dosya olarak (JSON).",
  export: "Verileri indir",
  erase: "Hesabı sil",
  goes: "Hemen silinenler",
  goesList: [
    "E-posta adresi, ad, parola ve geçiş anahtarlarıyla hesabınız",
    "Geçmiş ve iptal edilmiş randevulardaki bilgileriniz",
    "Bu randevularla ilgili size gönderdiğimiz iletiler",
  ],
  stays: "Kalanlar",
  staysList: [
    "Randevuların olduğu bilgisi: saat ve konu kalır, ad ve adres kalmaz. İstatistik içindir.",
    "Dairede yaptığınız başvurular: Onlar burada değil, dairenin kendi sistemlerindedir.",
    "Yedek kopyalarda verileriniz, kopyaların üzerine yazılana kadar şifreli olarak durur.",
    "Belediye portalı üzerinden girdiyseniz oradaki hesabınız. Onu portalda silersiniz.",
  ],
  comingChoice: (count: number) => n(count, { other: "# yaklaşan randevunuz var. Bunlar ne olsun?" }),
  comingKeep:
    "Kalsın. Daire kimin geleceğini görmeye devam eder ve bilgileri randevudan sonra siler. Randevuyu onaydaki bağlantıyla yönetirsiniz.",
  comingCancel: "İptal edilsin ve bilgiler hemen silinsin. Bununla ilgili e-posta almazsınız.",
  erasePassword: "Hesabınızı başkası silmesin diye.",
  eraseNow: "Hesabı kesin olarak sil",
  erased: "Hesabınız silindi.",
  portalAway:
    "Belediye portalı şu anda yanıt vermiyor. Lütfen daha sonra yeniden deneyin veya e-posta adresi ve parola ile giriş yapın.",
  portalDeclined: "Portaldaki girişi yarıda bıraktınız. Hiçbir bilgi iletilmedi.",
  portalStale: "Portaldaki bu girişin süresi doldu veya zaten kullanıldı. Lütfen yeniden başlayın.",
  portalMismatch: "Portalın yanıtı girişinize uymuyor. Lütfen yeniden başlayın.",
  portalAgain: "Yeniden giriş yap",
  oldPage: "Bu sayfa daha önceki bir oturuma ait. Lütfen sayfayı yenileyin.",
  guide: {
    link: "Kılavuz: adım adım hesap",
    title: "Hesabınızı böyle açarsınız",
    intro: "Hesapla randevu alır ve hepsini tek yerde görürsünüz.",
    needed: "İnternetten randevu için hesap gerekir.",
    notNeeded: "Hesapsız randevu alırsınız.",
    ownTitle: "E-posta adresi ve parola ile",
    own: [
      "“Hesap aç” seçeneğini seçin.",
      "E-posta adresinizi yazın ve bir parola düşünün. En iyisi birbiriyle ilgisiz birkaç kelimedir.",
      "E-posta kutunuzu açın. Orada bizden bir e-posta var. İçindeki bağlantıyı açın: 24 saat geçerlidir.",
      "Parolanızı bir kez daha yazın. Hesap onaylandı ve giriş yaptınız.",
      "Randevunuzu alın. Sonra onu “Randevularım” altında bulur, orada değiştirir veya iptal edersiniz.",
    ],
    portalTitle: (portal: string) => `Belediyenin bir hesabıyla: ${portal}`,
    anyPortal: "belediye portalı",
    portal: [
      "“Giriş” sayfasında “Portal üzerinden giriş yapın” düğmesi var mı? O zaman oradaki hesabınızı kullanabilirsiniz.",
      "Düğmeyi seçin. Belediyenin sayfalarına gidersiniz. Tarayıcının üstündeki adresin doğru olup olmadığına bakın.",
      "Orada giriş yapın. Parolanız portalda kalır: Biz onu öğrenmeyiz.",
      "Portal, adınızı ve e-posta adresinizi iletip iletemeyeceğini sorar. Onaylayın.",
      "Buraya geri döner, giriş yapmış olur ve kaldığınız yerden devam edersiniz.",
    ],
    passkeyTitle: "Bir dahaki sefere parolasız: geçiş anahtarı ile",
    passkey: [
      "“Hesap ve veriler” sayfasını açın ve “Geçiş anahtarı oluştur” seçeneğini seçin.",
      "Cihazınız parmak izi, yüz veya PIN sorar. Bunlar cihazınızda kalır.",
      "Bir dahaki sefere “Geçiş anahtarı ile giriş yap” seçeneğini seçin. Bir şey yazmanız gerekmez.",
    ],
    troubleTitle: "Bir şey olmazsa",
    trouble: [
      {
        ask: "E-posta gelmiyor.",
        answer:
          "Birkaç dakika bekleyin ve spam klasörüne bakın. Olmazsa hesabı bir kez daha açın: En yeni e-postadaki bağlantı geçerlidir.",
      },
      {
        ask: "Parolamı unuttum.",
        answer:
          "“Giriş” sayfasında “Parolamı unuttum” bağlantısını seçin. Portalın parolasını portalda sıfırlarsınız.",
      },
      {
        ask: "Giriş yaparken sürem doldu.",
        answer: "Saati bir kez daha seçin. Artık giriş yaptınız, daha hızlı olur.",
      },
      {
        ask: "Hesap istemiyorum.",
        answer: "Açık olduğu saatlerde randevusuz gelin ya da telefonla veya gişede randevu alın.",
      },
    ],
  },
};
