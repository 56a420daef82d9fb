package io.quaymaster.console.audit.chain;

import java.util.List;

/// What came of checking a chain.
///
/// @param entries how many were looked at
/// @param head where the chain ends
/// @param faults the first of them, at most `ChainCheck.FAULTS_KEPT`
/// @param faultCount how many there are in all
public record ChainVerdict(long entries, ChainHead head, List<ChainFault> faults, long faultCount) {
  public ChainVerdict {
    faults = List.copyOf(faults);
  }

  public boolean isSound() {
    return faultCount == 0;
  }
}
