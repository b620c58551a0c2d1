/** Stands for a message that the broker keeps. */
export function PinIcon({ size = 15 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M8.5 4h7M10 4v5.5L6.5 14h11L14 9.5V4M12 14v6" />
    </svg>
  );
}
