package dev.lacuna.toy.picture;

/**
 * A place in the unit square.
 *
 * @param x1 to the right, from 0 to 1
 * @param x2 upwards, from 0 to 1
 */
public record Point(double x1, double x2) {}
