export interface Words {
  readonly ahead: string;
  readonly next: string;
  /** Takes the range in minutes as printed, e.g. `10–20`. */
  readonly wait: (minutes: string) => string;
  /** The range begins at nothing: less than so many minutes. */
  readonly soon: (minutes: number) => string;
  readonly follow: string;
  readonly keep: string;
}

const DE: Words = {
  ahead: "Vor Ihnen",
  next: "Sie sind als Nächstes dran",
  wait: (minutes) => `Wartezeit etwa ${minutes} Minuten`,
  soon: (minutes) => `Wartezeit unter ${minutes} Minuten`,
  follow: "Auf dem Handy verfolgen",
  keep: "Bitte warten Sie auf den Aufruf.",
};
const EN: Words = {
  ahead: "Ahead of you",
  next: "You are next",
  wait: (minutes) => `About ${minutes} minutes to wait`,
  soon: (minutes) => `Less than ${minutes} minutes to wait`,
  follow: "Follow on your phone",
  keep: "Please wait until you are called.",
};

const WORDS: Readonly<Record<string, Words>> = {
  de: DE,
  en: EN,
  tr: {
    ahead: "Önünüzde bekleyen",
    next: "Sıra sizde",
    wait: (minutes) => `Bekleme süresi yaklaşık ${minutes} dakika`,
    soon: (minutes) => `Bekleme süresi ${minutes} dakikadan az`,
    follow: "Telefondan takip edin",
    keep: "Lütfen çağrılmayı bekleyin.",
  },
  pl: {
    ahead: "Przed Państwem",
    next: "Państwa kolej jest następna",
    wait: (minutes) => `Czas oczekiwania ok. ${minutes} minut`,
    soon: (minutes) => `Czas oczekiwania poniżej ${minutes} minut`,
    follow: "Śledź w telefonie",
    keep: "Prosimy czekać na wezwanie.",
  },
  uk: {
    ahead: "Перед вами",
    next: "Ви наступні",
    wait: (minutes) => `Очікування приблизно ${minutes} хв`,
    soon: (minutes) => `Очікування менше ${minutes} хв`,
    follow: "Стежити на телефоні",
    keep: "Будь ласка, зачекайте на виклик.",
  },
  ru: {
    ahead: "Перед вами",
    next: "Вы следующий в очереди",
    wait: (minutes) => `Ожидание примерно ${minutes} мин`,
    soon: (minutes) => `Ожидание менее ${minutes} мин`,
    follow: "Следить на телефоне",
    keep: "Пожалуйста, ждите вызова.",
  },
};

/** Languages a receipt printer's own code pages can set. */
export const PRINTED_LANGUAGES = Object.keys(WORDS);

/**
 * German and English side by side, for Arabic (and whatever else no code page has, or needs joined letters): everybody at
 * the counter can read that, and the phone page behind the QR code speaks Arabic.
 */
const BOTH: Words = {
  ahead: `${DE.ahead} / ${EN.ahead}`,
  next: `${DE.next} / ${EN.next}`,
  wait: (minutes) => `Wartezeit / wait: ${minutes} min`,
  soon: (minutes) => `Wartezeit / wait: < ${minutes} min`,
  follow: `${DE.follow} / ${EN.follow}`,
  keep: `${DE.keep} / ${EN.keep}`,
};

/** The ticket's fixed words in one language or two. */
export function ticketWords(language: string, second?: string): Words {
  const a = wordsIn(language);
  const b = second === undefined ? a : wordsIn(second);
  if (a === b) return a;
  if ((a === DE && b === EN) || a === BOTH || b === BOTH) return BOTH;
  return {
    ahead: `${a.ahead} / ${b.ahead}`,
    next: `${a.next} / ${b.next}`,
    wait: (minutes) => `${a.wait(minutes)} / ${b.wait(minutes)}`,
    soon: (minutes) => `${a.soon(minutes)} / ${b.soon(minutes)}`,
    follow: `${a.follow} / ${b.follow}`,
    keep: `${a.keep} / ${b.keep}`,
  };
}

function wordsIn(language: string): Words {
  return WORDS[language.split("-")[0] ?? ""] ?? BOTH;
}

const UNPRINTABLE = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;
const CONTROL = /\p{Cc}+/gu;

/** Text a printer can set, or undefined: a line of question marks helps nobody. Control bytes never reach paper. */
export function printable(text: string | undefined): string | undefined {
  const clean = text?.normalize("NFC").replaceAll(CONTROL, " ").trim();
  return clean && !UNPRINTABLE.test(clean) ? clean : undefined;
}
