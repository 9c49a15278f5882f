// Who a piece of information is for, in the words of TLP 2.0.
export * from './tlp';
