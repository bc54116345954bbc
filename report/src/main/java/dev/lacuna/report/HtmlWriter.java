package dev.lacuna.report;

import dev.lacuna.report.chart.Chart;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes one HTML document of a page; it loads nothing from anywhere. */
public final class HtmlWriter {
  private static final Configuration CONFIGURATION = configuration();

  private HtmlWriter() {}

  /** Returns the document. The same page gives the same text. */
  public static String write(Page page) {
    StringWriter out = new StringWriter();
    try {
      Template template = CONFIGURATION.getTemplate("page.ftlh");
      template.process(model(page), out);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (TemplateException defect) {
      throw new IllegalStateException("the template of pages is wrong", defect);
    }
    return out.toString();
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassLoaderForTemplateLoading(
        HtmlWriter.class.getClassLoader(), "dev/lacuna/report");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setLocale(Locale.ROOT);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    // templates are ours, but nothing of the page shall ever make one do more than it says
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    return configuration;
  }

  private static Map<String, Object> model(Page page) throws TemplateModelException {
    List<Map<String, Object>> sections = new ArrayList<>();
    for (Page.Section section : page.sections()) {
      List<Map<String, Object>> blocks = new ArrayList<>();
      for (Block block : section.blocks()) {
        blocks.add(model(block));
      }
      sections.add(
          Map.of(
              "title",
              section.title(),
              "id",
              "section-" + (sections.size() + 1),
              "blocks",
              blocks));
    }
    return Map.of(
        "title", page.title(),
        "subtitle", page.subtitle(),
        "headlines", page.headlines(),
        "sections", sections);
  }

  /** Returns what the template reads of a block; {@code kind} is the macro that writes it. */
  private static Map<String, Object> model(Block block) throws TemplateModelException {
    Map<String, Object> model = new LinkedHashMap<>();
    if (block instanceof Block.Charts charts) {
      model.put("kind", "charts");
      List<Object> texts = new ArrayList<>();
      for (Chart chart : charts.charts()) {
        texts.add(HTMLOutputFormat.INSTANCE.fromMarkup(chart.svg()));
      }
      model.put("charts", texts);
      model.put("caption", charts.caption());
    } else if (block instanceof Block.OwnPicture own) {
      model.put("kind", "picture");
      model.put("title", own.picture().title());
      model.put("caption", own.picture().caption());
      model.put("png", Base64.getEncoder().encodeToString(own.picture().png()));
    } else {
      model.put("kind", kind(block));
      model.put("block", block);
    }
    return model;
  }

  private static String kind(Block block) {
    return block.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
