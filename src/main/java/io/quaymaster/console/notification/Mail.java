package io.quaymaster.console.notification;

import java.util.List;

/// What a mail says.
///
/// @param subject one line
/// @param waitsIn where something waited for its reader, such as `change/12`, if that is why it is
///   sent; empty otherwise
record Mail(String subject, String text, List<String> waitsIn) {
  Mail {
    waitsIn = List.copyOf(waitsIn);
  }
}
