package io.quaymaster.console.identity;

/// Somebody as a record remembers them: the name is what they were called then.
public record Person(UserId id, String name) {
  public static Person of(String id, String name) {
    return new Person(new UserId(id), name);
  }
}
