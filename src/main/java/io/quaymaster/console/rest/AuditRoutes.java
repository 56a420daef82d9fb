package io.quaymaster.console.rest;

import io.quaymaster.console.audit.AuditFilter;
import io.quaymaster.console.audit.AuditTrail;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.audit.chain.EntryLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was done, by whom and when.
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit", description = "What was done, by whom and when; a chain of hashes.")
class AuditRoutes {
  private static final int AT_ONCE = 500;

  private final AuditTrail trail;

  AuditRoutes(AuditTrail trail) {
    this.trail = trail;
  }

  /// Which entries are wanted.
  record Filter(
      @Parameter(description = "A part of a name, title, subject or reason.")
          @Nullable String search,
      @Parameter(description = "A user name.") @Nullable String who,
      @Parameter(description = "What was done, as POLICY_VERSION_SAVED.") @Nullable String what,
      @Parameter(description = "The id of what it was done to.") @Nullable String subject,
      @Parameter(description = "The earliest instant, included.") @Nullable Instant from,
      @Parameter(description = "The latest instant, excluded.") @Nullable Instant to) {
    private AuditFilter read() {
      return new AuditFilter(
          ApiJson.text(search),
          ApiJson.text(who),
          ApiJson.text(what),
          ApiJson.text(subject),
          from,
          to);
    }
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(operationId = "listAudit", summary = "Lists the audit trail, newest first")
  Page<AuditEntry> list(@ParameterObject Filter filter, @ParameterObject PageQuery page) {
    AuditFilter read = filter.read();
    return page.of(window -> trail.entries(read, window.offset(), window.limit()));
  }

  @GetMapping(path = "/export", produces = "application/jsonl")
  @Operation(
      operationId = "exportAudit",
      summary = "Exports the audit trail, oldest first, an entry a line",
      description = "`quaymaster audit verify` checks such a file.")
  @ApiResponse(
      responseCode = "200",
      description = "The entries.",
      content =
          @Content(
              mediaType = "application/jsonl",
              schema = @Schema(implementation = AuditEntry.class)))
  void export(@RequestParam(defaultValue = "0") long after, HttpServletResponse response)
      throws IOException {
    List<AuditEntry> part = trail.following(AuditFilter.ALL, after, AT_ONCE);
    response.setContentType("application/jsonl");
    OutputStream out = response.getOutputStream();
    while (!part.isEmpty()) {
      for (AuditEntry entry : part) {
        out.write((EntryLine.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      part = trail.following(AuditFilter.ALL, part.getLast().position(), AT_ONCE);
    }
    out.flush();
  }
}
