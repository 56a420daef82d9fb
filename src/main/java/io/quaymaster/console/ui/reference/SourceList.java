package io.quaymaster.console.ui.reference;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.kit.Facts;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.iam.service.Provenance;
import io.quaymaster.iam.service.ServiceReference;
import java.util.Locale;

/// Where the reference data comes from, part by part.
final class SourceList extends Div {
  SourceList(ServiceReference reference) {
    addClassName("qm-columns");
    reference.provenance().forEach(source -> add(panel(source)));
    add(
        new Panel(
            "The file",
            new Facts()
                .with("Put together on", reference.generated())
                .with("Changes", "with a release of Quaymaster, never by itself"),
            new Span(
                "A name that it does not have is not wrong for that reason: AWS may have added it since."
                    + " The editor says so, and comparisons count it as unknown.")));
  }

  private static Panel panel(Provenance source) {
    Facts facts = new Facts();
    source.particulars().forEach((name, value) -> facts.with(words(name), value));
    return new Panel(upper(source.what()), facts);
  }

  /// `updatedAt` as *Updated at*.
  private static String words(String name) {
    return upper(name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
  }

  private static String upper(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
