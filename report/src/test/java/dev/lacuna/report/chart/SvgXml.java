package dev.lacuna.report.chart;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A chart's text as any XML parser reads it. */
public final class SvgXml {
  private final Document document;

  private SvgXml(Document document) {
    this.document = document;
  }

  /** Parses a text; one that is not well-formed is an error. */
  public static SvgXml of(String svg) {
    try {
      return new SvgXml(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg))));
    } catch (ParserConfigurationException | SAXException wrong) {
      throw new AssertionError("not well-formed: " + svg, wrong);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  List<Element> elements(String name) {
    NodeList found = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /** Returns all letters that are drawn. */
  List<String> texts() {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  Element only(String name, String cssClass) {
    return elements(name).stream()
        .filter(element -> List.of(element.getAttribute("class").split(" ")).contains(cssClass))
        .findFirst()
        .orElseThrow();
  }
}
