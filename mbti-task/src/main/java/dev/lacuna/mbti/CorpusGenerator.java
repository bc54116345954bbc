package dev.lacuna.mbti;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Randomness;
import dev.lacuna.label.LabelMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Makes up users and posts, so that everything can be tried without a download. What comes out is
 * about nobody: which letter goes with which topic follows from their order alone.
 *
 * <p>Each axis owns every fourth topic; one half of these is liked by its first letter, the other
 * half by its second. How much a user writes of a topic is exp(lean + taste): the lean is the same
 * for all of one letter, the taste is the user's own, normally distributed. So tastes hide letters,
 * and no model can tell them all. A post keeps to one topic; its words are common ones, rare ones
 * and those of the topic, each kind with frequencies as in Zipf's law. Some users name a type, and
 * some posts hold a link, as real ones do.
 */
final class CorpusGenerator {
  private static final List<Axis> AXES = List.of(Axis.values());
  private static final int FEWEST_POSTS = 15;
  private static final int MOST_POSTS = 25;
  private static final int FEWEST_WORDS = 15;
  private static final int MOST_WORDS = 40;
  private static final double LEAN = 0.5;
  private static final double TASTE = 0.5;
  private static final double TOPICAL = 0.35;
  private static final double RARE = 0.05;
  private static final double UNKNOWN_LETTER = 0.15;
  private static final double NAMES_OWN_TYPE = 0.3;
  private static final double NAMES_OTHER_TYPE = 0.2;
  private static final double LINKS = 0.05;

  private final long seed;
  private final RandomGenerator random;
  private final CorpusWords words = CorpusWords.load();
  private final double[] common = zipf(words.common().size());
  private final double[] rare = zipf(words.rare().size());

  CorpusGenerator(long seed) {
    this.seed = seed;
    this.random = Randomness.of(seed, "made-up posts");
  }

  /**
   * Returns made-up users; about 15 % of their letters are missing, but none of them lacks all
   * four.
   */
  Dataset<Author> generate(int users) {
    List<Author> authors = new ArrayList<>();
    LabelMatrix.Builder labels = LabelMatrix.builder(TypeNotation.SCHEMA);
    for (int user = 1; user <= users; user++) {
      String type = type();
      authors.add(author(type));
      labels.add("user " + user, TypeNotation.parse(partial(type)));
    }
    String origin = String.format(Locale.ROOT, "%,d made-up users, seed %d", authors.size(), seed);
    return new Dataset<>(origin, authors, labels.build());
  }

  private String type() {
    StringBuilder type = new StringBuilder();
    for (Axis axis : Axis.values()) {
      type.append(random.nextBoolean() ? axis.first() : axis.second());
    }
    return type.toString();
  }

  /** Hides letters, and one of them in any case. */
  private String partial(String type) {
    StringBuilder partial = new StringBuilder(type);
    int kept = random.nextInt(AXES.size());
    double share = UNKNOWN_LETTER * AXES.size() / (AXES.size() - 1);
    for (int at = 0; at < AXES.size(); at++) {
      if (random.nextDouble() < share && at != kept) {
        partial.setCharAt(at, 'x');
      }
    }
    return partial.toString();
  }

  private Author author(String type) {
    double[] interests = interests(type);
    List<String> posts = new ArrayList<>();
    int count = random.nextInt(FEWEST_POSTS, MOST_POSTS + 1);
    for (int i = 0; i < count; i++) {
      posts.add(post(words.topics().get(draw(interests))));
    }
    if (random.nextDouble() < NAMES_OWN_TYPE) {
      posts.add("I am an " + type + ".");
    }
    if (random.nextDouble() < NAMES_OTHER_TYPE) {
      posts.add("Some say " + type() + ".");
    }
    return new Author(posts);
  }

  /** Returns the cumulated weights of topics for a user of a type. */
  private double[] interests(String type) {
    double[] weights = new double[words.topics().size()];
    for (int topic = 0; topic < weights.length; topic++) {
      int at = topic % AXES.size();
      boolean likedByFirst = topic / AXES.size() % 2 == 0;
      boolean isFirst = type.charAt(at) == AXES.get(at).first();
      double lean = likedByFirst == isFirst ? LEAN : -LEAN;
      weights[topic] = Math.exp(lean + TASTE * random.nextGaussian());
    }
    return cumulated(weights);
  }

  private String post(List<String> topic) {
    double[] topical = zipf(topic.size());
    StringBuilder post = new StringBuilder();
    int count = random.nextInt(FEWEST_WORDS, MOST_WORDS + 1);
    for (int i = 0; i < count; i++) {
      post.append(i == 0 ? "" : " ").append(word(topic, topical));
    }
    post.setCharAt(0, Character.toUpperCase(post.charAt(0)));
    post.append('.');
    if (random.nextDouble() < LINKS) {
      post.append(" http://example.org/").append(topic.get(0));
    }
    return post.toString();
  }

  private String word(List<String> topic, double[] topical) {
    double kind = random.nextDouble();
    if (kind < TOPICAL) {
      return topic.get(draw(topical));
    }
    return kind < TOPICAL + RARE ? words.rare().get(draw(rare)) : words.common().get(draw(common));
  }

  /** Returns an index with the probability of its weight. */
  private int draw(double[] cumulated) {
    double at = random.nextDouble() * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, at);
    return Math.min(found < 0 ? -found - 1 : found + 1, cumulated.length - 1);
  }

  /** Returns cumulated weights 1, 1/2, 1/3, … */
  private static double[] zipf(int size) {
    return cumulated(IntStream.rangeClosed(1, size).mapToDouble(rank -> 1.0 / rank).toArray());
  }

  private static double[] cumulated(double[] weights) {
    double[] sums = weights.clone();
    for (int i = 1; i < sums.length; i++) {
      sums[i] += sums[i - 1];
    }
    return sums;
  }
}
