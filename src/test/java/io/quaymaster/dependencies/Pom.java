package io.quaymaster.dependencies;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Reads files of Maven.
final class Pom {
  private Pom() {}

  static Element read(Path pom) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(pom.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("Could not read " + pom, e);
    }
  }

  /// The text of a child; empty if there is none.
  static String value(Element parent, String name) {
    return child(parent, name).map(found -> found.getTextContent().strip()).orElse("");
  }

  static Optional<Element> child(Element parent, String name) {
    return elements(parent.getChildNodes(), name).stream().findFirst();
  }

  /// However deep.
  static List<Element> below(Element parent, String name) {
    return elements(parent.getElementsByTagName(name), name);
  }

  private static List<Element> elements(NodeList nodes, String name) {
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node one = nodes.item(i);
      if (one instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
