/// Tests of how requests and statements become dimensions and constraints.
@NullMarked
package io.quaymaster.iam.analysis.encoding;

import org.jspecify.annotations.NullMarked;
