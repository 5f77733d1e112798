/** A slip of paper. */
export function PaperIcon() {
  return (
    <svg class="kiosk-icon" viewBox="0 0 48 48" aria-hidden="true">
      <path d="M12 4h24v40l-4-3-4 3-4-3-4 3-4-3-4 3z" />
      <path d="M18 14h12M18 22h12M18 30h8" />
    </svg>
  );
}

/** A phone that reads a code. */
export function PhoneIcon() {
  return (
    <svg class="kiosk-icon" viewBox="0 0 48 48" aria-hidden="true">
      <rect x="12" y="3" width="24" height="42" rx="4" />
      <path d="M18 14h5v5h-5zM25 14h5v5h-5zM18 21h5v5h-5zM26 22h4v4M22 38h4" />
    </svg>
  );
}
