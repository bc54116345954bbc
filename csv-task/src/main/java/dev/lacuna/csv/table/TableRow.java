package dev.lacuna.csv.table;

/**
 * A row of a table.
 *
 * @param table which holds it
 * @param index from 0
 */
public record TableRow(Table table, int index) {}
