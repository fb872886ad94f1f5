/** The build this page was made by; the server says in `welcome` which one it would serve now. */
declare const __BUILD__: string

/** For each page that must come up without a server: its own script first, then all it needs. Filled in by vite.config.ts. */
declare const __FILES__: Record<string, string[]>
