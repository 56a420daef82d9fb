package io.quaymaster.iam.evaluation;

import org.jspecify.annotations.Nullable;

/// Something that a decision touched and that AWS leaves open or that surprises most people, in one
/// sentence. `statement` is where it stands, null if it concerns the decision as a whole.
public record Note(NoteCode code, @Nullable DecidingStatement statement, String text) {}
