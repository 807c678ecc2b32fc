/**
 * A fault: something that should not happen in normal use, told apart by `code` and never by its text.
 * `hint` names the next step for whoever reads the message.
 */
export class Fault extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'Fault';
    this.code = code;
    this.hint = hint;
  }
}
