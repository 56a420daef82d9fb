package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import io.quaymaster.console.catalog.Attachment;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Plural;
import java.util.List;
import java.util.function.Function;

/// Attachments line by line: those that hold now, then, behind a title, those that ended.
final class AttachmentList extends Div {

  /// @param more lines that stand with those that hold now
  AttachmentList(
      List<Attachment> all,
      Function<Attachment, AttachmentLine> line,
      List<? extends Component> more,
      EmptyState nothing) {
    addClassName("qm-lines");
    all.stream().filter(Attachment::isOpen).map(line).forEach(this::add);
    more.forEach(this::add);
    if (getComponentCount() == 0) {
      add(nothing);
    }
    List<Attachment> before = all.stream().filter(one -> !one.isOpen()).toList();
    if (!before.isEmpty()) {
      Div earlier = new Div();
      earlier.addClassName("qm-lines");
      before.stream().map(line).forEach(earlier::add);
      NativeDetails fold =
          new NativeDetails(
              Plural.of(before.size(), "earlier attachment", "earlier attachments"), earlier);
      fold.addClassName("qm-earlier");
      add(fold);
    }
  }
}
