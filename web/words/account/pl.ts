import { plurals } from "../plural.ts";
import type { AccountWords } from "./de.ts";

const n = plurals("pl");

export const accountPl: AccountWords = {
  signInTitle: "Logowanie",
  needed: "Do tej wizyty potrzebne jest konto. Po zalogowaniu można kontynuować w tym samym miejscu.",
  portal: "Zaloguj się przez portal",
  portalHint: "Logowanie odbywa się na stronach miasta, potem następuje powrót tutaj.",
  byEmail: "Adresem e-mail i hasłem",
  password: "Hasło",
  signIn: "Zaloguj się",
  signOut: "Wyloguj się",
  passkey: "Zaloguj się kluczem dostępu",
  passkeyFailed: "Z kluczem dostępu się nie udało. Proszę spróbować ponownie albo zalogować się inaczej.",
  create: "Załóż konto",
  forgot: "Nie pamiętam hasła",
  wrong:
    "Adres e-mail lub hasło są nieprawidłowe albo adres nie jest jeszcze potwierdzony. W takim razie wysłaliśmy e-mail z potwierdzeniem.",
  wrongPassword: "Hasło jest nieprawidłowe.",
  badPassword: (least: number, most: number) => `Hasło musi mieć od ${least} do ${most} znaków.`,
  passwordHint: (least: number) => `Minimalna liczba znaków: ${least}. Kilka słów łatwiej zapamiętać.`,
  emailHint: "Wyślemy tam link do potwierdzenia konta.",
  privacy:
    "Adres e-mail i hasło przechowujemy zaszyfrowane. Konto, z którego nikt nie korzysta przez dwa lata, usuwamy. Można je też w każdej chwili usunąć samodzielnie.",
  existing: "Mam już konto",
  letterTitle: "Proszę sprawdzić skrzynkę e-mail",
  letterSent: "Piszemy na adres",
  letterHint:
    "W e-mailu jest napisane, co dalej. Nic nie przyszło? Proszę zajrzeć do folderu ze spamem i sprawdzić adres. Przy każdym adresie piszemy tu to samo, żeby nikt się nie dowiedział, kto ma konto.",
  openHere:
    "Link z e-maila najlepiej otworzyć w tej przeglądarce. Link został otwarty gdzie indziej? Proszę potem wrócić tutaj i się zalogować.",
  confirmTitle: "Potwierdzenie konta",
  confirmHint: "Hasło wybrane przy zakładaniu konta.",
  confirm: "Potwierdź i zaloguj się",
  deadLink: "Ten link już nie działa. Jest za stary albo istnieje nowszy.",
  again: "Poproś o nowy link",
  resetHint: "Wyślemy tam link do wyboru nowego hasła.",
  send: "Wyślij link",
  newPassword: "Nowe hasło",
  save: "Zapisz hasło",
  resetDone: "Nowe hasło działa. Proszę się nim zalogować.",
  mine: "Moje wizyty",
  signedInAs: "Zalogowano jako",
  none: "Brak nadchodzących wizyt.",
  past: "Wcześniejsze wizyty",
  settings: "Konto i dane",
  viaPortal: (portal: string) =>
    `Logowanie odbywa się tym kontem: ${portal}. Imię, nazwisko i adres e-mail pochodzą stamtąd.`,
  changePassword: "Zmień hasło",
  currentPassword: "Obecne hasło",
  changed: "Hasło zostało zmienione. Na innych urządzeniach nastąpiło wylogowanie.",
  passkeys: "Klucze dostępu",
  passkeysHint:
    "Kluczem dostępu można zalogować się bez hasła: odciskiem palca, twarzą albo kodem PIN urządzenia.",
  passkeyAdd: "Utwórz klucz dostępu",
  passkeyPassword: "Aby nikt inny nie utworzył klucza dostępu do Państwa konta.",
  signInAnew:
    "Aby utworzyć klucz dostępu, proszę zalogować się jeszcze raz. Dzięki temu nikt inny go nie utworzy.",
  passkeyAdded: "Klucz dostępu jest gotowy.",
  passkeysGo:
    "Wraz ze starym hasłem zostaną usunięte wszystkie klucze dostępu: któryś z nich może być cudzy.",
  passkeysKeep: "Znam je wszystkie i chcę je zachować",
  passkeyOf: (date: string) => `Klucz dostępu utworzony: ${date}`,
  passkeyRemoved: "Klucz dostępu już nie działa. Proszę usunąć go także na urządzeniu.",
  remove: "Usuń",
  needsScript: "Do utworzenia przeglądarka potrzebuje JavaScriptu.",
  data: "Państwa dane",
  exportHint: "Wszystko, co przechowujemy przy koncie, jako plik (JSON).",
  export: "Pobierz dane",
  erase: "Usuń konto",
  goes: "To usuwamy od razu",
  goesList: [
    "Konto z adresem e-mail, nazwiskiem, hasłem i kluczami dostępu",
    "Dane dotyczące minionych i odwołanych wizyt",
    "Nasze wiadomości o tych wizytach",
  ],
  stays: "To zostaje",
  staysList: [
    "To, że wizyty były: godzina i sprawa, ale bez nazwiska i adresu. Służy to statystyce.",
    "Wnioski złożone w urzędzie: są w systemach urzędu, nie tutaj.",
    "W kopiach zapasowych dane są zaszyfrowane do czasu nadpisania kopii.",
    "Przy logowaniu przez portal miasta: konto w portalu. Usuwa się je w portalu.",
  ],
  comingChoice: (count: number) =>
    n(count, {
      one: "Jest jeszcze # nadchodząca wizyta. Co z nią zrobić?",
      few: "Są jeszcze # nadchodzące wizyty. Co z nimi zrobić?",
      other: "Jest jeszcze # nadchodzących wizyt. Co z nimi zrobić?",
    }),
  comingKeep:
    "Zachować. Urząd nadal widzi, kto przyjdzie, i usuwa dane po wizycie. Wizytą można zarządzać przez link z potwierdzenia.",
  comingCancel: "Odwołać i od razu usunąć dane. E-mail o tym już nie przyjdzie.",
  erasePassword: "Żeby nikt inny nie usunął konta.",
  eraseNow: "Usuń konto na zawsze",
  erased: "Konto zostało usunięte.",
  portalAway:
    "Portal miasta teraz nie odpowiada. Proszę spróbować później albo zalogować się adresem e-mail i hasłem.",
  portalDeclined: "Logowanie w portalu zostało przerwane. Nic nie zostało przekazane.",
  portalStale: "To logowanie w portalu wygasło albo zostało już użyte. Proszę zacząć od nowa.",
  portalMismatch: "Odpowiedź portalu nie pasuje do logowania. Proszę zacząć od nowa.",
  portalAgain: "Zaloguj się ponownie",
  oldPage: "Ta strona należy do wcześniejszego logowania. Proszę ją odświeżyć.",
  guide: {
    link: "Instrukcja: krok po kroku do konta",
    title: "Jak założyć konto",
    intro: "Z kontem można umawiać wizyty i widzieć je wszystkie w jednym miejscu.",
    needed: "Do umówienia wizyty przez internet potrzebne jest konto.",
    notNeeded: "Tutaj konto nie jest potrzebne.",
    ownTitle: "Adres e-mail i hasło",
    own: [
      "Proszę wybrać „Załóż konto”.",
      "Proszę wpisać adres e-mail i wymyślić hasło. Najlepiej kilka słów, które do siebie nie pasują.",
      "Proszę otworzyć skrzynkę e-mail. Jest tam e-mail od nas. Link w nim działa 24 godziny.",
      "Proszę jeszcze raz wpisać hasło. Teraz konto jest potwierdzone i nastąpiło zalogowanie.",
      "Proszę umówić wizytę. Będzie ona w „Moje wizyty”: tam można ją przełożyć albo odwołać.",
    ],
    portalTitle: (portal: string) => `Kontem miasta: ${portal}`,
    anyPortal: "portal miasta",
    portal: [
      "Czy na stronie „Logowanie” jest przycisk „Zaloguj się przez portal”? Wtedy wystarczy konto, które już tam jest.",
      "Proszę wybrać ten przycisk. Otworzą się strony miasta. Proszę sprawdzić adres u góry przeglądarki.",
      "Proszę się tam zalogować. Hasło zostaje w portalu: my go nie poznajemy.",
      "Portal pyta, czy może przekazać nazwisko i adres e-mail. Proszę się zgodzić.",
      "Następuje powrót tutaj, już po zalogowaniu, i można kontynuować w tym samym miejscu.",
    ],
    passkeyTitle: "Następnym razem bez hasła: klucz dostępu",
    passkey: [
      "Proszę otworzyć „Konto i dane” i wybrać „Utwórz klucz dostępu”.",
      "Urządzenie pyta o odcisk palca, twarz albo kod PIN. To zostaje na urządzeniu.",
      "Następnym razem proszę wybrać „Zaloguj się kluczem dostępu”. Nic nie trzeba wpisywać.",
    ],
    troubleTitle: "Jeśli coś się nie udaje",
    trouble: [
      {
        ask: "E-mail nie przychodzi.",
        answer:
          "Proszę odczekać kilka minut i zajrzeć do folderu ze spamem. W przeciwnym razie proszę założyć konto jeszcze raz: liczy się link z najnowszego e-maila.",
      },
      {
        ask: "Nie pamiętam hasła.",
        answer:
          "Proszę wybrać „Nie pamiętam hasła” na stronie „Logowanie”. Hasło do portalu zmienia się w portalu.",
      },
      {
        ask: "Czas minął podczas logowania.",
        answer: "Proszę wybrać termin jeszcze raz. Teraz po zalogowaniu pójdzie szybciej.",
      },
      {
        ask: "Nie chcę konta.",
        answer:
          "Proszę przyjść bez wizyty w godzinach otwarcia albo umówić wizytę telefonicznie lub przy okienku.",
      },
    ],
  },
};
