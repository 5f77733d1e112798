import { takesPart } from "../../machines/request.ts";
import type { Contact } from "../contacts/contact.ts";
import { locationOf } from "../contacts/limit.ts";
import { Turns } from "../contacts/turns.ts";
import type { Engine } from "../engine.ts";
import { Refused } from "../refusal.ts";
import { type LotteryRequest, lotteryKey } from "./request.ts";

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
    const { contacts } = this.engine;
    const location = locationOf(request.id);
    return this.turns.take(`${location} ${lotteryKey(request)}`, async () => {
      const ids = account ? await contacts.ofAccount(account) : await contacts.ofSame({ email, phone });
      for (const id of ids) {
        if (id === request.id || locationOf(id) !== location) continue;
        const other = await this.engine.read(location, ({ requests }) => requests.get(id) ?? null);
        if (other && takesPart(other.state) && lotteryKey(other) === lotteryKey(request))
          return new Refused("requested-already", "This person takes part in this draw already");
      }
      return enter();
    });
  }
}
