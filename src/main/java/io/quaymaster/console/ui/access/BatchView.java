package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadEvent;
import io.quaymaster.console.expectation.Expectations;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Crumb;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Progressing;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Thousands of questions from a file: handed in, read, asked, and handed out again.
@Route(Screens.ASK_BATCH)
@PermitAll
class BatchView extends Screen {
  private static final int MAX_BYTES = 10_000_000;

  private static final String TOO_MUCH = "That is too much for one batch; up to 10 MB are read.";

  private static final String EXAMPLE =
      """
      who,what,on,aws:SourceIp
      arn:aws:iam::111122223333:role/deployer,docker pull (private),arn:aws:ecr:eu-central-1:111122223333:repository/depot/api,10.0.0.1
      anonymous,ecr:PutImage,arn:aws:ecr:eu-central-1:111122223333:repository/depot/api,
      """;

  private final BatchWork work;
  private final Expectations expectations;
  private final BackgroundWork background;
  private final TextArea text = new TextArea("Or paste it here");
  private final Panel questions;
  private final Div read = new Div();
  private final Div answers = new Div();

  BatchView(BatchWork work, Expectations expectations, BackgroundWork background) {
    super("Batch");
    this.expectations = expectations;
    this.work = work;
    this.background = background;
    read.addClassName("qm-stack");
    answers.addClassName("qm-stack");
    name("Batch", new Crumb("Ask", Screens.ASK));
    questions = new Panel("Questions", form());
    body(new AskModes(AskModes.Mode.BATCH), questions, read, answers);
  }

  private Div form() {
    Upload upload = new Upload(this::receive);
    upload.setMaxFiles(1);
    upload.setMaxFileSize(MAX_BYTES);
    upload.setAcceptedFileTypes(".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".json");
    upload.addFileRejectedListener(rejected ->
        refuse(
            "“%s” was not taken: %s. A file of CSV or JSON lines may have up to 10 MB."
                .formatted(rejected.getFileName(), rejected.getErrorMessage())));
    upload.addFileRemovedListener(removed -> clear());
    text.setPlaceholder("who,what,on");
    text.setMinRows(4);
    text.setMaxRows(10);
    text.addClassName("qm-batch-text");
    Button readIt = new Button("Read it", click -> read(text.getValue()));
    Paragraph help =
        new Paragraph(
            new Prose(
                "CSV with a line of headings, or JSON objects, one a line. A heading with a colon is a context key; `at`"
                    + " asks for an instant. Up to "
                    + Plural.number(BatchTable.MAX_ROWS)
                    + " rows. For example:"));
    help.addClassNames("qm-muted", "qm-small");
    Pre example = new Pre(EXAMPLE.strip());
    example.addClassName("qm-batch-example");
    example.getElement().setAttribute("tabindex", "0");
    Div form = new Div(upload, text, readIt, help, example);
    form.addClassNames("qm-stack", "qm-question", "qm-batch-form");
    return form;
  }

  /// Reads no more than is taken, whatever the browser was told.
  private void receive(UploadEvent event) throws IOException {
    byte[] bytes;
    try (InputStream in = event.getInputStream()) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    event.getUI().access(() -> uploaded(bytes));
  }

  private void uploaded(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      refuse(TOO_MUCH);
      return;
    }
    try {
      read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      refuse("This file is no text in UTF-8. Save it as CSV in UTF-8, and upload it again.");
    }
  }

  private void clear() {
    read.setVisible(true);
    read.removeAll();
    answers.removeAll();
  }

  private void refuse(String why) {
    clear();
    read.add(new Note(why).caution());
  }

  private void read(String batch) {
    clear();
    if (batch.isBlank()) {
      refuse("There is nothing to read: upload a file or paste its text.");
      return;
    }
    if (batch.length() > MAX_BYTES) {
      refuse(TOO_MUCH);
      return;
    }
    BatchTable table = BatchTable.of(batch);
    if (table.rows().isEmpty()) {
      refuse("There are headings and no rows below them.");
      return;
    }
    BatchPreview preview = new BatchPreview(table, fields -> ask(table, fields));
    read.add(line("Hand in others", this::again), preview);
    questions.setVisible(false);
  }

  /// Makes room for what comes next, with a way back.
  private static Div line(String words, Runnable back) {
    Div line = new Div(new Button(words, click -> back.run()));
    line.addClassName("qm-row");
    return line;
  }

  private void again() {
    clear();
    questions.setVisible(true);
  }

  private void columnsAgain() {
    answers.removeAll();
    read.setVisible(true);
  }

  private void ask(BatchTable table, List<BatchField> fields) {
    read.setVisible(false);
    answers.removeAll();
    Div back = line("Hand in others", this::again);
    back.add(new Button("Change the columns", click -> columnsAgain()));
    answers.add(
        back,
        new Progressing<>(
            background,
            "Asking " + Plural.of(table.rows().size(), "question", "questions"),
            progress -> work.ask(table, fields, progress),
            given -> new BatchResults(given, expectations.mayWrite())));
  }

  static Button primary(String words, Runnable deed) {
    Button button = new Button(words, click -> deed.run());
    button.addThemeVariants(ButtonVariant.PRIMARY);
    return button;
  }
}
