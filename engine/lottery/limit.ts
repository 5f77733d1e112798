import { requestTable, takesPart } from "../../machines/request.ts";
import type { Contact } from "../contacts/contact.ts";
import { locationOf } from "../contacts/limit.ts";
import { Turns } from "../contacts/turns.ts";
import type { Engine } from "../engine.ts";
import { Refused } from "../refusal.ts";
import { type LotteryRequest, lotteryKey } from "./request.ts";

/** Links to confirm by that one person is sent for a draw within a day: a stranger who typed them all keeps nobody out for longer. */
const MOST_ASKED = 3;
const DAY_MS = 86_400_000;

/** One request in a draw for the same e-mail address, telephone number or account: nobody has two lots. */
export class RequestLimit {
  private readonly turns = new Turns();

  constructor(private readonly engine: Pick<Engine, "contacts" | "read">) {}

  /**
   * Carries out `enter` unless the person takes part in this draw already. One after the other for the same draw, so that two
   * at once do not both find nobody. Signed in they are known by the account alone: what they typed may be a stranger's.
   */
  async within<T>(
    request: Pick<LotteryRequest, "id" | "pool" | "week">,
    { email, phone, account }: Pick<Contact, "email" | "phone" | "account">,
    enter: () => Promise<T>,
  ): Promise<T | Refused> {
    return this.turns.take(`${locationOf(request.id)} ${lotteryKey(request)}`, async () => {
      const taking = await this.taking(request, { email, phone, account });
      return taking.length > 0
        ? new Refused("requested-already", "This person takes part in this draw already")
        : enter();
    });
  }

  /** The person's requests that take part in this draw; typed in both of their addresses may name one each. */
  async taking(
    request: Pick<LotteryRequest, "id" | "pool" | "week">,
    contact: Pick<Contact, "email" | "phone" | "account">,
  ): Promise<LotteryRequest[]> {
    return (await this.others(request, contact)).filter(({ state }) => takesPart(state));
  }

  /** Whether so many links to confirm by went to the person already that a further one would only pester them. */
  async isPestered(
    request: Pick<LotteryRequest, "id" | "pool" | "week">,
    contact: Pick<Contact, "email" | "phone" | "account">,
  ): Promise<boolean> {
    const others = await this.others(request, contact);
    const now = (await this.engine.read(locationOf(request.id), (_, now) => now)) ?? 0;
    const asked = others.filter(
      ({ state, made_at }) => requestTable.next(state, "confirmed") && made_at > now - DAY_MS,
    );
    return asked.length >= MOST_ASKED;
  }

  /** What else the person has in this draw. */
  private async others(
    request: Pick<LotteryRequest, "id" | "pool" | "week">,
    { email, phone, account }: Pick<Contact, "email" | "phone" | "account">,
  ): Promise<LotteryRequest[]> {
    const { contacts } = this.engine;
    const location = locationOf(request.id);
    const ids = account ? await contacts.ofAccount(account) : await contacts.ofSame({ email, phone });
    const found: LotteryRequest[] = [];
    for (const id of ids) {
      if (id === request.id || locationOf(id) !== location) continue;
      const other = await this.engine.read(location, ({ requests }) => requests.get(id) ?? null);
      if (other && lotteryKey(other) === lotteryKey(request)) found.push(other);
    }
    return found;
  }
}
