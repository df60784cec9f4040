export * from './date.ts'
export * from './id.ts'
export * from './model.ts'
export * from './status.ts'
