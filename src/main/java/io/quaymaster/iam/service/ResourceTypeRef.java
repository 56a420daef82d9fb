package io.quaymaster.iam.service;

/// A resource type that an action is authorized on; `required` if the action always names one.
public record ResourceTypeRef(String name, boolean required) {}
