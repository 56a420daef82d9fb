package io.quaymaster.console.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "version_findings")
class VersionFindingsEntity {
  @Id UUID versionId;
  int errors;
  int securityWarnings;
  int warnings;
  int suggestions;

  @SuppressWarnings("NullAway.Init")
  protected VersionFindingsEntity() {}

  VersionFindingsEntity(UUID versionId, FindingCounts counts) {
    this.versionId = versionId;
    this.errors = counts.errors();
    this.securityWarnings = counts.securityWarnings();
    this.warnings = counts.warnings();
    this.suggestions = counts.suggestions();
  }
}
