/**
 * `bun engine/reset-password.ts <login>`: gives a clerk a new random password, shows it once and ends the clerk's sessions, for the
 * day when nobody can sign in any more, or the wrong one can. Works on the database in DATA_DIR while the program is stopped; ends with 1 and a sentence otherwise.
 */
import { join } from "node:path";
import { readEnvironment } from "./environment.ts";
import { Accounts } from "./staff/accounts.ts";
import { newPassword } from "./staff/password.ts";
import { Sessions } from "./staff/sessions.ts";
import { StoreFailure } from "./store/failure.ts";
import { openSqlite } from "./store/sqlite/open.ts";

/** Null when it is done, else the sentence that says why not. */
async function reset(login: string | undefined): Promise<string | null> {
  if (!login) return "Say whose password: bun engine/reset-password.ts <login>";
  const environment = readEnvironment();
  if (Array.isArray(environment)) return environment.join("\n");
  const path = join(environment.data_dir, "wartemarke.sqlite");
  if (!(await Bun.file(path).exists()))
    return `There is no database in ${environment.data_dir}: set DATA_DIR`;
  const store = await openSqlite({ path });
  const accounts = new Accounts(store);
  const clerk = (await accounts.list()).find((one) => one.login === login.toLowerCase());
  const password = newPassword();
  if (clerk) {
    await accounts.changePassword(clerk, password);
    await new Sessions(store).endOf("staff", clerk.id);
  }
  await store.close();
  if (!clerk) return `Nobody signs in as ${login}`;
  console.log(`New password of ${clerk.login}: ${password}`);
  return null;
}

const why = await reset(Bun.argv[2]).catch((error: unknown) => {
  if (error instanceof StoreFailure) return `${error.message} Stop the program first.`;
  throw error;
});
if (why) {
  console.error(why);
  process.exitCode = 1;
}
