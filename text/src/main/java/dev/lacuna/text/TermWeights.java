package dev.lacuna.text;

/**
 * The different words of a document and how much each counts.
 *
 * @param indices of words, from 0, ascending, all different
 * @param weights one per word, above 0; their squares add up to 1 where there is a word
 */
@SuppressWarnings("ArrayRecordComponent") // made and used in one place, millions of them
public record TermWeights(int[] indices, float[] weights) {}
