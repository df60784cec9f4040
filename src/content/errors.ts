import type { VFileMessage } from 'vfile-message'

/** One message on one line, as compilers print them: `file:line:column message`. */
export function sentence(message: VFileMessage): string {
  const { line, column } = message
  const place = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`
  return `${message.file ?? ''}${place} ${message.reason}`.trim()
}

/** One error for all that stops a build; `errors` holds the messages. Those that name no file are about `file`. */
export function readingErrors(messages: readonly VFileMessage[], file = ''): AggregateError {
  for (const message of messages) message.file ||= file
  const error = new AggregateError(messages, messages.map(sentence).join('\n'))
  error.name = 'ReadingError'
  return error
}

/** True for a message of vfile's kind, whichever copy of the package made it. */
export function isMessage(error: unknown): error is VFileMessage {
  return error instanceof Error && 'reason' in error && 'ruleId' in error
}

/** The messages that an error holds: its own or those of a ReadingError; null for errors of another kind. */
export function messagesOf(error: unknown): VFileMessage[] | null {
  if (isMessage(error)) return [error]
  if (error instanceof AggregateError && error.errors.every(isMessage)) return error.errors
  return null
}
