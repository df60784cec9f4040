import { en } from './en.ts'
import type { Vocabulary } from './vocabulary.ts'
export const vocabularies: readonly Vocabulary[] = [en]
