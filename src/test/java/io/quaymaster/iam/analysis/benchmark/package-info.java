/// How fast comparisons are, beside general solvers that are asked the same.
@NullMarked
package io.quaymaster.iam.analysis.benchmark;

import org.jspecify.annotations.NullMarked;
