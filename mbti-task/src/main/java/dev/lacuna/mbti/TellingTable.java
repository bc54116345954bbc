package dev.lacuna.mbti;

import dev.lacuna.model.Model;
import dev.lacuna.task.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which words tell a model most of each letter: how much the log-odds of the letter fall when a
 * user leaves the word out, in the mean over some users who wrote it.
 */
final class TellingTable {
  /** Users that are asked about: a second or two of work. */
  private static final int MOST_USERS = 40;

  private static final int FEWEST_USERS = 3;
  private static final int WORDS = 10;

  private final Map<String, List<double[]>> effects = new TreeMap<>();
  private final int users;

  private TellingTable(Model<Author> model, List<Author> authors) {
    this.users = authors.size();
    for (Author author : authors) {
      add(TellingWords.of(model, author, users));
    }
  }

  /** Returns the table of users evenly drawn; without a word that three of them wrote, no rows. */
  static Table of(Model<Author> model, List<Author> authors) {
    int stride = Math.max(1, (authors.size() + MOST_USERS - 1) / MOST_USERS);
    List<Author> drawn =
        IntStream.range(0, authors.size())
            .filter(user -> user % stride == 0)
            .mapToObj(authors::get)
            .toList();
    return new TellingTable(model, drawn).table();
  }

  private void add(TellingWords telling) {
    for (int word = 0; word < telling.words().size(); word++) {
      int place = word;
      effects
          .computeIfAbsent(telling.words().get(word), unseen -> new ArrayList<>())
          .add(telling.effects().stream().mapToDouble(axis -> axis.get(place)).toArray());
    }
  }

  private Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (Axis axis : Axis.values()) {
      rows.addAll(rows(axis, axis.first(), 1));
      rows.addAll(rows(axis, axis.second(), -1));
    }
    return new Table(
        List.of("letter", "telling word", "log-odds", "users"),
        rows,
        List.of(
            "log-odds: by how much those of the letter fall without the word, in the mean over the users who wrote it; %d users were asked about, and words of fewer than %d are left out"
                .formatted(users, FEWEST_USERS)));
  }

  /** A word and its mean effect. */
  private record Telling(String word, double effect, int users) {}

  private List<List<String>> rows(Axis axis, char letter, int sign) {
    return effects.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= FEWEST_USERS)
        .map(entry -> telling(entry.getKey(), entry.getValue(), axis, sign))
        .filter(telling -> telling.effect() > 0)
        .sorted(Comparator.comparingDouble(Telling::effect).reversed())
        .limit(WORDS)
        .map(
            telling ->
                List.of(
                    String.valueOf(letter),
                    telling.word(),
                    String.format(Locale.ROOT, "%.3f", telling.effect()),
                    Integer.toString(telling.users())))
        .toList();
  }

  private static Telling telling(String word, List<double[]> ofUsers, Axis axis, int sign) {
    double mean =
        ofUsers.stream().mapToDouble(effect -> effect[axis.position()]).average().orElse(0);
    return new Telling(word, sign * mean, ofUsers.size());
  }
}
