import { type AnnouncementState, announcementTable } from "../../machines/announcement.ts";

/** Which call of which counter; `seq` is the call's, or its repetition's. */
export interface Announcement {
  location: string;
  counter: string;
  seq: number;
}

/** Whether each counter's last call was heard. In memory: after a restart nobody knows, and nobody says so. */
export class Announced {
  private readonly last = new Map<string, { seq: number; state: AnnouncementState }>();

  constructor(private readonly changed: (location: string) => void) {}

  /** Its announcers are about to say it. */
  begin(announcement: Announcement): void {
    const { location, counter, seq } = announcement;
    this.last.set(`${location}/${counter}`, { seq, state: announcementTable.initial });
    this.changed(location);
  }

  /** How that went; of an earlier call it changes nothing. */
  settle({ location, counter, seq }: Announcement, word: "said" | "unsaid"): void {
    const one = this.last.get(`${location}/${counter}`);
    const state = one?.seq === seq && announcementTable.next(one.state, word);
    if (!one || !state) return;
    one.state = state;
    this.changed(location);
  }

  /** Of the call that the counter's last change was; null when that was none, or nobody was to say it. */
  of(location: string, counter: string, shown: number): AnnouncementState | null {
    const one = this.last.get(`${location}/${counter}`);
    return one?.seq === shown ? one.state : null;
  }
}
