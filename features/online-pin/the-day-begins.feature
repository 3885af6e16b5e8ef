Feature: The day begins
  In the morning the terminal is off, nobody is logged in and yesterday's keys are worth nothing.
  The way to the first sale must be the one the merchant learnt, and nothing may be sold before the terminal has signed in.

  @C10
  Scenario: Switched on, logged in, signed in, and the first sale is approved
    Given a terminal that was signed off and is switched off
    When the cashier switches the terminal on
    And the cashier logs in with the delivered password
    Then the terminal says that it has to sign in first
    When the cashier signs the terminal in
    Then the terminal says that it is signed in
    When the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    Then the terminal approves 12.00

  @C10
  Scenario: Nothing is sold before the sign-in
    Given a terminal that was signed off and is switched off
    When the cashier switches the terminal on
    And the cashier logs in with the delivered password
    And the cashier asks for a sale
    Then the terminal says that it has to sign in first
    And the host has seen no sale
