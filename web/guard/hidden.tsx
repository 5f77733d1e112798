/** The token that every form of a signed-in clerk carries. */
export function FormToken(props: { csrf: string }) {
  return <input type="hidden" name="csrf" value={props.csrf} />;
}
