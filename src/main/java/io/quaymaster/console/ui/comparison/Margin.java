package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import io.quaymaster.console.ui.kit.AccessClassItem.Direction;
import io.quaymaster.console.ui.kit.TextDiff;
import io.quaymaster.iam.analysis.AccessClass;

/// What others write beside a comparison that is a part of their page.
public interface Margin {
  /// What stands at a class; asked for anew whenever the class is shown.
  Component at(Direction direction, AccessClass changed);

  /// Whatever there is to be said of lines of the later text.
  void at(TextDiff texts);
}
