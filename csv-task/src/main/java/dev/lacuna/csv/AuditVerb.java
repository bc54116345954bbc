package dev.lacuna.csv;

import com.google.inject.Inject;
import dev.lacuna.csv.audit.Audit;
import dev.lacuna.csv.audit.AuditInput;
import dev.lacuna.csv.audit.AuditReport;
import dev.lacuna.csv.schema.LabelledTable;
import dev.lacuna.csv.schema.Roles;
import dev.lacuna.experiment.OutputFolder;
import dev.lacuna.experiment.TaskVerb;
import dev.lacuna.io.Json;
import dev.lacuna.report.PageFiles;
import dev.lacuna.report.run.AuditPage;
import dev.lacuna.report.run.RunOrigin;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.SharedOptions;
import dev.lacuna.task.Table;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.VerbDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code audit}: looks a table over before anything is trained on it. */
final class AuditVerb implements TaskVerb {
  /** What is known of it before it runs. */
  static final VerbDescription DESCRIPTION =
      new VerbDescription(
          "audit",
          "Looks a table over: labels and gaps, codes, duplicates, leaks. Trains nothing.",
          false,
          options());

  private final CsvSource source;
  private final OptionValues options;
  private final Feedback feedback;
  private final TaskDescription task;

  @Inject
  AuditVerb(CsvSource source, OptionValues options, Feedback feedback, TaskDescription task) {
    this.source = source;
    this.options = options;
    this.feedback = feedback;
    this.task = task;
  }

  @Override
  public List<Table> run(Optional<Path> model) {
    OutputFolder out =
        OutputFolder.prepare(options.find(SharedOptions.OUT).orElse(Path.of("out", "csv")));
    LabelledTable labelled = source.read();
    Roles roles = Roles.of(labelled.table(), source.declarations());
    AuditReport report =
        Audit.of(
            new AuditInput(labelled, roles, source.declarations(), options.get(SharedOptions.SEED)),
            feedback);
    Path file = out.write("audit.json", Json.print(report.json()));
    feedback.note("all figures: " + file);
    RunOrigin origin = new RunOrigin(task, DESCRIPTION.name(), options);
    PageFiles.write(AuditPage.of(origin, audited(labelled, report)), out, feedback);
    return report.tables();
  }

  private static AuditPage.Audited audited(LabelledTable labelled, AuditReport report) {
    return new AuditPage.Audited(
        CsvSource.origin(labelled.table()),
        Map.of("data sha256", labelled.table().file().sha256()),
        labelled.labels(),
        report.findings(),
        report.evidence());
  }

  private static List<Option<?>> options() {
    List<Option<?>> options = new ArrayList<>(CsvOptions.ALL);
    options.add(SharedOptions.OUT);
    options.add(SharedOptions.SEED);
    return options;
  }
}
