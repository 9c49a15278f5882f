import * as nodemailer from 'nodemailer';
export const used = nodemailer;
